import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { framePieces, nameOf } from '#server/agenda/shape/frame-pieces.ts'
import { schemaVersion } from '#server/agenda/shape/handshake.ts'

export interface SocketOptions {
  url: string
  /** a WebSocket that sends a cookie, in tests outside a browser */
  WebSocket?: unknown
}

/**
 * The one WebSocket of this tab. It cuts what is too large for one message, and keeps nothing back while there is no
 * connection: what was typed meanwhile goes in one piece with the first exchange after it, not as a thousand messages.
 */
export class TabSocket extends HocuspocusProviderWebsocket {
  constructor({ url, WebSocket }: SocketOptions) {
    super({
      url: `${url}?schema=${schemaVersion}`,
      ...(WebSocket ? { WebSocketPolyfill: WebSocket } : {}),
      delay: 400,
      minDelay: 200,
      factor: 1.7,
      maxDelay: 4000,
    })
    if (typeof window !== 'undefined') window.addEventListener('offline', this.#cutOff)
  }

  // a browser that loses its network keeps the dead socket for minutes: the page has to say so at once
  readonly #cutOff = (): void => {
    this.webSocket?.close()
    this.emit('close', { event: { code: 4408, reason: 'offline' } })
  }

  override destroy(): void {
    if (typeof window !== 'undefined') window.removeEventListener('offline', this.#cutOff)
    super.destroy()
  }

  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState !== 1) return
    const pieces = framePieces(message)
    if (pieces.length > 1) {
      // the portal acknowledges each piece
      const provider = this.configuration.providerMap.get(nameOf(message))
      for (let i = 1; i < pieces.length; i++) provider?.incrementUnsyncedChanges()
    }
    for (const piece of pieces) super.send(piece)
  }
}
