import { expect, type Page, test } from '@playwright/test'
import { accessible, nextMeeting, openDesk, pageOf } from './desk.ts'

const canary = 'canary-7c41 co-sponsor quietly'

/** Everything that this browser keeps for the portal, as text: databases, storage, caches. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const text = (value: unknown): string =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? new TextDecoder('utf-8').decode(value)
        : value !== null && typeof value === 'object'
          ? Object.values(value).map(text).join(' ')
          : String(value)
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await ask(indexedDB.open(name))
      found.push(name)
      for (const store of database.objectStoreNames) {
        for (const value of await ask(database.transaction(store).objectStore(store).getAll())) found.push(text(value))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) found.push((await (await cache.match(request))?.text()) ?? '')
    }
    return found.join('\n')
  })
}

async function openNotes(page: Page, meeting: string): Promise<void> {
  await page.goto(`${meeting}/agenda`)
  await page.getByRole('button', { name: 'Notes', exact: true }).click()
  await expect(page.locator('aside [data-saved="saved"]')).toBeVisible({ timeout: 20_000 })
}

test("a delegation's notes are read by its own people, and lie on nobody's machine", async ({ browser }) => {
  const writer = await pageOf(browser, 'delegate.au')
  const meeting = await nextMeeting(writer)
  await openNotes(writer, meeting)
  await writer.locator('aside .ProseMirror').click()
  await writer.keyboard.type(canary)
  await expect(writer.locator('aside [data-saved="saved"]')).toBeVisible()
  await accessible(writer)

  const colleague = await pageOf(browser, 'head.au')
  await openNotes(colleague, meeting)
  await expect(colleague.locator('aside .ProseMirror')).toContainText(canary)

  const foreign = await pageOf(browser, 'delegate.nz')
  await openNotes(foreign, meeting)
  const secretariat = await pageOf(browser, 'secretariat')
  await openDesk(secretariat, meeting, '2', 'ko')
  for (const page of [foreign, secretariat]) {
    await expect(page.getByText(canary)).toHaveCount(0)
    expect(await kept(page)).not.toContain('canary-7c41')
  }
  // not even on the machines of those who may read it: notes are never kept in clear
  for (const page of [writer, colleague]) expect(await kept(page)).not.toContain('canary-7c41')
  // what a desk keeps is found by the same search, so that it does not pass by seeing nothing
  expect(await kept(secretariat)).toContain('agenda')
})
