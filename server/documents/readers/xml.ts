import type { Readable } from 'node:stream'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { Refusal, refusal } from '#server/kernel/errors.ts'

/** A tag without its prefix. */
export interface Tag {
  name: string
  /** its namespace */
  uri: string
  /** an attribute by its name without prefix, or with the namespace's last word: 'embed', 'id' */
  get: (name: string) => string | undefined
}

/** Who is told what an XML file holds, in its order. */
export interface Visitor {
  open?: (tag: Tag) => void
  close?: (name: string, uri: string) => void
  text?: (words: string) => void
}

const deepest = 256
const mostBytes = 128 << 20

/** The encoding by mark, by the shape of the first bytes, or as the declaration says; UTF-8 else. */
function encodingOf(head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be'
  const told = /^[^>]{0,100}encoding=["']([\w-]{1,20})["']/.exec(head.toString('latin1'))?.[1] ?? 'utf-8'
  return /^utf-?16$/i.test(told) ? 'utf-8' : told
}

function tagOf(tag: SaxesTagNS): Tag {
  let byName: Map<string, string> | undefined
  const attributes = () => {
    byName ??= new Map(Object.values(tag.attributes).map(({ local, value }: SaxesAttributeNS) => [local, value]))
    return byName
  }
  return { name: tag.local, uri: tag.uri, get: (name) => attributes().get(name) }
}

function parser(visitor: Visitor): SaxesParser<{ xmlns: true }> {
  const made = new SaxesParser({ xmlns: true })
  let depth = 0
  // a document type brings entities that name files or grow without end; no office format has one
  made.on('doctype', () => {
    throw refusal('FILE_XML_UNSAFE', 'invalid')
  })
  made.on('error', () => {
    throw refusal('FILE_BROKEN', 'invalid')
  })
  made.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest) throw refusal('FILE_XML_UNSAFE', 'invalid')
    visitor.open?.(tagOf(tag))
  })
  made.on('closetag', (tag) => {
    depth -= 1
    visitor.close?.(tag.local, tag.uri)
  })
  made.on('text', (words) => visitor.text?.(words))
  made.on('cdata', (words) => visitor.text?.(words))
  return made
}

/** Reads XML from its beginning to its end. FILE_XML_UNSAFE for a document type or great depth, FILE_BROKEN, FILE_BOMB. */
export async function readXml(bytes: Readable, visitor: Visitor): Promise<void> {
  const made = parser(visitor)
  let decoder: TextDecoder | undefined
  let size = 0
  try {
    for await (const part of bytes as AsyncIterable<Buffer>) {
      size += part.length
      if (size > mostBytes) throw refusal('FILE_BOMB', 'invalid')
      decoder ??= new TextDecoder(encodingOf(part.subarray(0, 200)), { fatal: true })
      const words = decoder.decode(part, { stream: true })
      // a document type that never ends would be held in memory whole
      if (size < 1 << 20 && /<!DOCTYPE/i.test(words)) throw refusal('FILE_XML_UNSAFE', 'invalid')
      made.write(words)
    }
    made.write(decoder?.decode() ?? '').close()
  } catch (error) {
    bytes.destroy()
    throw error instanceof Refusal ? error : refusal('FILE_BROKEN', 'invalid')
  }
}
