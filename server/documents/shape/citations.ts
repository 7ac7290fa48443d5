// '2026/SOM1/SCCP/014', '2003/SOM3/CTI3/SCCP2/002rev1', '2016/CSOM/012app15' (domain.md, Papers)
const pattern =
  /(?<![\w/])((?:19|20)\d{2}(?:\/[A-Z][A-Z0-9]{1,11}){1,3}\/\d{3})(?:rev\d{1,2})?(?:app\d{1,2})?(?![\w/])/g

/** The numbers of papers that a text names, without revision and appendix, each once, in order. */
export function citedNumbers(text: string): string[] {
  return [...new Set(Array.from(text.normalize('NFKC').matchAll(pattern), (found) => found[1] ?? ''))]
}

/** A number without its revision: what citations are kept under. */
export function plainNumber(number: string): string {
  return number.replace(/rev\d+$/, '')
}
