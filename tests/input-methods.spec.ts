import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { edit, field, nextMeeting, openDesk, pageOf, saved } from './desk.ts'

/** What an input method shows while one composes, step by step, and what it leaves. */
const compositions = [
  { language: 'ko', script: 'Hangul', steps: ['ㅅ', '세', '세ㄱ', '세과', '세관'], text: '세관' },
  { language: 'ja', script: 'kana and kanji', steps: ['ｚ', 'ぜ', 'ぜい', 'ぜいかん', '税関'], text: '税関' },
  { language: 'en', script: 'Chinese', steps: ['h', 'ha', 'hai', 'haiguan', '海关'], text: '海关' },
  { language: 'en', script: 'Thai', steps: ['ศ', 'ศุ', 'ศุล', 'ศุลก', 'ศุลกากร'], text: 'ศุลกากร' },
]

async function compose(client: CDPSession, steps: string[], between: (step: number) => Promise<void>): Promise<void> {
  for (const [at, text] of steps.entries()) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await between(at)
  }
  await client.send('Input.insertText', { text: steps.at(-1) ?? '' })
}

/** The words in the editor, without the others' carets and names. */
const wordsOf = (page: Page, language: string): Promise<string> =>
  field(page, language, 'annotation')
    .locator('.ProseMirror')
    .evaluate((editor) => {
      const copy = editor.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.collaboration-carets__caret')) caret.remove()
      return [...copy.children].map((block) => block.textContent).join(' | ')
    })

for (const { language, script, steps, text } of compositions) {
  test(`${script} is composed while others write in the same paragraph and in the one above`, async ({ browser }) => {
    const writer = await pageOf(browser, 'secretariat')
    const other = await pageOf(browser, 'chair')
    const meeting = await nextMeeting(writer)
    const beside = language === 'en' ? 'ko' : language
    // an item with two paragraphs or more in each language
    await openDesk(writer, meeting, '7', beside)
    await openDesk(other, meeting, '7', beside)
    const mine = await edit(writer, language, 'annotation')
    await edit(other, language, 'annotation')
    const paragraphs = field(other, language, 'annotation').locator('.ProseMirror > p')
    const client = await writer.context().newCDPSession(writer)
    const mark = `${script.slice(0, 2)}${Date.now() % 10_000}`
    await compose(client, steps, async (step) => {
      // the composing paragraph keeps what the input method shows, whatever comes in
      expect(await mine.textContent()).toContain(steps[step])
      if (step === 1) {
        await paragraphs.last().click()
        await other.keyboard.press('Home')
        await other.keyboard.type(`<${mark}a>`)
      }
      if (step === 2) {
        await paragraphs.first().click()
        await other.keyboard.press('Home')
        await other.keyboard.type(`<${mark}b>`)
        await saved(other)
      }
    })
    await expect.poll(() => wordsOf(writer, language)).toContain(`<${mark}a>`)
    await expect.poll(() => wordsOf(writer, language)).toContain(`<${mark}b>`)
    await saved(writer)
    await expect.poll(() => wordsOf(other, language)).toContain(text)
    const [here, there] = [await wordsOf(writer, language), await wordsOf(other, language)]
    expect(here).toBe(there)
    // composed once: no step of the way is left behind, none doubled
    expect(here.split(text)).toHaveLength(2)
    for (const step of steps.slice(2, -1)) if (!text.includes(step)) expect(here).not.toContain(step)
  })
}
