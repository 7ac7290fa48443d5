import type { OfficePackage } from './package.ts'
import type { Tag } from './xml.ts'

/** What a paragraph's or a run's style says, as far as a reader needs it. */
export interface Style {
  /** 'heading 1' for the built-in ones, whatever the language of the program */
  name: string
  based?: string
  /** 1 to 9 for a heading */
  outline?: number
  list?: { id: string; level: number }
  hidden?: boolean
}

export interface Styles {
  /** follows the styles it is based on */
  of: (id: string | undefined) => Style
  /** the letter count: 'bullet', 'decimal' … of a list's level */
  format: (list: string, level: number) => string
}

const on = (tag: Tag) => !['0', 'false', 'off'].includes(tag.get('val') ?? '1')

/** Whether a property such as w:vanish is switched on. */
export const isOn = on

async function readStyles(file: OfficePackage, part: string): Promise<Map<string, Style>> {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  await file.read(part, {
    open(tag) {
      if (tag.name === 'style') {
        style = { name: '' }
        styles.set(tag.get('styleId') ?? '', style)
      } else if (!style) return
      else if (tag.name === 'name') style.name = tag.get('val') ?? ''
      else if (tag.name === 'basedOn') style.based = tag.get('val') ?? ''
      else if (tag.name === 'outlineLvl') style.outline = Number(tag.get('val')) + 1
      else if (tag.name === 'numId') style.list = { level: style.list?.level ?? 0, id: tag.get('val') ?? '' }
      else if (tag.name === 'ilvl') style.list = { id: style.list?.id ?? '', level: Number(tag.get('val')) }
      else if (tag.name === 'vanish') style.hidden = on(tag)
    },
    close(name) {
      if (name === 'style') style = undefined
    },
  })
  return styles
}

async function readLists(file: OfficePackage, part: string): Promise<Map<string, Map<number, string>>> {
  const shapes = new Map<string, Map<number, string>>()
  const lists = new Map<string, Map<number, string>>()
  let [shape, list, level] = ['', '', 0]
  await file.read(part, {
    open(tag) {
      const value = tag.get('val') ?? ''
      if (tag.name === 'abstractNum') shapes.set((shape = tag.get('abstractNumId') ?? ''), new Map())
      else if (tag.name === 'lvl') level = Number(tag.get('ilvl'))
      else if (tag.name === 'numFmt') shapes.get(shape)?.set(level, value)
      else if (tag.name === 'num') list = tag.get('numId') ?? ''
      else if (tag.name === 'abstractNumId' && list) lists.set(list, shapes.get(value) ?? new Map<number, string>())
    },
  })
  return lists
}

/** Reads the styles and lists of a DOCX. */
export async function stylesOf(file: OfficePackage): Promise<Styles> {
  const parts = await file.relations(file.main)
  const part = (type: string) => parts.find((one) => one.type === type && !one.external)?.target ?? ''
  const styles = await readStyles(file, part('styles'))
  const lists = await readLists(file, part('numbering'))
  const known = new Map<string | undefined, Style>()
  const find = (id: string | undefined, depth: number): Style => {
    const cached = known.get(id)
    if (cached) return cached
    const own = id === undefined ? undefined : styles.get(id)
    const builtIn = /^heading\s?([1-9])$/i.exec(own?.name || id || '')?.[1]
    const above = own?.based && depth < 20 ? find(own.based, depth + 1) : undefined
    const found: Style = { ...above, name: '', ...own }
    if (builtIn) found.outline = Number(builtIn)
    known.set(id, found)
    return found
  }
  return {
    of: (id) => find(id, 0),
    format: (list, level) => lists.get(list)?.get(level) ?? 'decimal',
  }
}
