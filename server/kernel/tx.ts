import type { PrismaClient } from '#prisma/client/client.ts'

/** One short transaction with a person attached; services pass it to the named pieces of their room. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>
