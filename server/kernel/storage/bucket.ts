import { open, readFile, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { Settings } from '../settings.ts'
import type { Shelf } from './shelf.ts'

// the smallest part that the protocol allows: one is in memory at a time
const partSize = 5 << 20

type Store = NonNullable<Settings['objectStore']>

async function inParts(client: S3Client, place: { Bucket: string; Key: string }, file: string): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place))
  const parts: { ETag: string | undefined; PartNumber: number }[] = []
  const held = await open(file, 'r')
  try {
    const part = Buffer.allocUnsafe(partSize)
    for (let PartNumber = 1; ; PartNumber++) {
      const { bytesRead } = await held.read(part, 0, partSize, (PartNumber - 1) * partSize)
      if (bytesRead === 0) break
      const Body = part.subarray(0, bytesRead)
      const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }))
      parts.push({ ETag, PartNumber })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts: parts } }))
  } catch (error) {
    // what is left of it would be paid for and read by nobody
    await client.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined)
    throw error
  } finally {
    await held.close()
  }
}

/** Objects in an S3-compatible store; big ones arrive in parts and appear when they are whole. */
export function bucketShelf({ endpoint, region, bucket, accessKeyId, secretAccessKey }: Store): Shelf {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 3,
    // stores other than Amazon's do not all know its newer checksums; ours are checked in any case
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
  })
  const place = (key: string) => ({ Bucket: bucket, Key: key })
  const size = async (key: string) => {
    try {
      return (await client.send(new HeadObjectCommand(place(key)))).ContentLength
    } catch (error) {
      if (error instanceof NotFound) return undefined
      throw error
    }
  }
  return {
    size,
    async take(key, file) {
      const { size: length } = await stat(file)
      if ((await size(key)) !== length) {
        if (length > partSize) await inParts(client, place(key), file)
        else await client.send(new PutObjectCommand({ ...place(key), Body: await readFile(file) }))
      }
      await rm(file, { force: true })
    },
    async write(key, bytes) {
      await client.send(new PutObjectCommand({ ...place(key), Body: bytes }))
    },
    async *read(key, start, end) {
      const { Body } = await client.send(new GetObjectCommand({ ...place(key), Range: `bytes=${start}-${end}` }))
      if (!(Body instanceof Readable)) throw new Error('the object store gave no stream')
      yield* Body as AsyncIterable<Buffer>
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(place(key)))
    },
  }
}
