import type pg from 'pg'

const paperId = "'00000000-0000-7000-8000-' || lpad(to_hex($1::int * 1000000 + n), 12, '0')"
const versionId = "'00000000-0000-7000-9000-' || lpad(to_hex($1::int * 1000000 + n), 12, '0')"
const fileId = "'00000000-0000-7000-a000-' || lpad(to_hex($1::int * 1000000 + n), 12, '0')"
const hash = "md5('sccp' || $1::int || '/' || n) || md5('papers' || $1::int || '/' || n)"

/**
 * Writes so many papers into a meeting, past every wall, as its superuser: one in five public, one in ten for Korea and Japan, the others
 * for members; a file each. The bytes are another's business.
 */
export async function writePapers(client: pg.Client, meeting: number, papers: number): Promise<void> {
  const rows = `generate_series(2, ${papers + 1}) n`
  const statements = [
    `INSERT INTO paper (id, meeting_id, sequence, title, item_id, item_label, purpose, submitted_by, party, access, circulated_at, created_at)
     SELECT ${paperId}, $1, n, 'Report ' || n || ' on customs procedures', 'item' || n % 20, (n % 20 + 1)::text, 'information', 'Korea', 'rok',
       CASE WHEN n % 5 = 0 THEN 'public' WHEN n % 10 = 1 THEN 'economies' ELSE 'members' END, now(), now() FROM ${rows}`,
    `INSERT INTO paper_economy (paper_id, party) SELECT ${paperId}, p FROM ${rows}, unnest(ARRAY['rok', 'jpn']) p WHERE n % 10 = 1`,
    `INSERT INTO paper_version (id, paper_id, revision, number, status, issued_at, circulated_at, late)
     SELECT ${versionId}, ${paperId}, 0, 'bench/' || $1::int || '/' || n, 'issued', now(), now(), false FROM ${rows}`,
    `INSERT INTO stored_file (hash, size, type, state, stored_at, counts, findings)
     SELECT ${hash}, 1000, 'pdf', 'clean', now(), '{}', '[]' FROM ${rows}`,
    `INSERT INTO paper_file (id, version_id, language, original, hash, name, added_at)
     SELECT ${fileId}, ${versionId}, 'en', true, ${hash}, 'report.pdf', now() FROM ${rows}`,
  ]
  for (const statement of statements) await client.query(statement, [meeting])
  await client.query('ANALYZE paper, paper_economy, paper_version, stored_file, paper_file')
}
