import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hocuspocus } from '@hocuspocus/server'
import { WebSocketServer } from 'ws'
import { answerUsage } from './usage.ts'

// Hocuspocus and nothing else: who can beat it has no rights, no rows and no 'Saved'
const hocuspocus = new Hocuspocus({ quiet: true })
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => {
    const client = hocuspocus.handleConnection(ws, new Request('http://localhost/collab'), {})
    ws.on('message', (data) => client.handleMessage(new Uint8Array(data as Buffer)))
    ws.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }))
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send?.(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`)
})
answerUsage()
