import { openSockets, type Sockets } from './agenda/sockets.ts'
import { actorOf, actorsOf } from './identity/service.ts'

/** Opens the socket door: co-editing at /collab. main.ts has checked path and Origin; identity says who it is. */
export function openCollab(): Promise<Sockets> {
  return openSockets({ actorOf, actorsOf })
}
