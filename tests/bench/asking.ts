import { Agent, get } from 'node:http'

/** A page that is asked, and words that stand in every right answer. */
export interface Asked {
  url: string
  cookie: string
  marker: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 })

/** One request; gives how long it took in ms. Throws when the status or the body is not what it should be. */
export function ask({ url, cookie, marker }: Asked): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (body += part))
      answer.on('end', () => {
        if (answer.statusCode !== 200 || !body.includes(marker))
          reject(
            new Error(`${url}: ${answer.statusCode}, '${marker}' is ${body.includes(marker) ? 'there' : 'missing'}`),
          )
        else resolve(performance.now() - began)
      })
    }).on('error', reject)
  })
}

/** Requests a second that four connections get through, one after the other each. */
export async function throughput(asked: Asked, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      await ask(asked)
      done++
    }
  }
  const began = performance.now()
  await Promise.all([one(), one(), one(), one()])
  return done / ((performance.now() - began) / 1000)
}

/** Latencies in ms when requests come at a rate of their own, whether the last one is answered or not. */
export async function latencies(asked: Asked, rate: number, seconds: number): Promise<number[]> {
  const gap = 1000 / rate
  const count = Math.floor(seconds * rate)
  const began = performance.now()
  const asks: Array<Promise<number>> = []
  for (let i = 0; i < count; i++) {
    const due = began + i * gap
    const wait = due - performance.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    asks.push(ask(asked).then(() => performance.now() - due))
  }
  return Promise.all(asks)
}
