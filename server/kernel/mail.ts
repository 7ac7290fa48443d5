import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env.ts'

/** A mail as it leaves; addresses one by one, no address in the display name. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** the same for every try, so that a second delivery can be recognised */
  messageId: string
}

let transport: Transporter | undefined

/** One line, no control letters: nothing in a header may begin another (RFC 5322 2.2). */
function headerSafe(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control letters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
}

/** Sends by SMTP when SMTP_URL is set, else writes an .eml file to DATA_DIR/mail. Throws when it could not. */
export async function send(mail: Mail): Promise<void> {
  const message = {
    from: env.mailFrom,
    to: { name: '', address: mail.to },
    subject: headerSafe(mail.subject),
    text: mail.text,
    messageId: mail.messageId,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (env.smtpUrl) {
    transport ??= createTransport(env.smtpUrl)
    await transport.sendMail(message)
    return
  }
  const built = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(message)
  const folder = join(env.dataDir, 'mail')
  await mkdir(folder, { recursive: true })
  const name = `${mail.messageId.replace(/[^\w.-]/g, '')}.eml`
  await writeFile(join(folder, `${name}.part`), built.message as Buffer, { mode: 0o600 })
  await rename(join(folder, `${name}.part`), join(folder, name))
}
