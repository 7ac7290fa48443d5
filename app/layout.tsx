import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { speech, words, Words } from '#app/_i18n/server.tsx'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { Fonts } from '#app/_ui/fonts.tsx'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('frame')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('claim'),
    robots: { index: false },
    icons: { apple: '/icons/180.png' },
    appleWebApp: { title: t('product'), statusBarStyle: 'default' },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#0b2f4a' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1820' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language } = await speech()
  const session = await sessionOfRequest()
  return (
    <html lang={language} data-theme={session?.theme ?? undefined}>
      <body>
        <Fonts languages={[language]} />
        <Words namespaces={['frame', 'errors']}>{children}</Words>
      </body>
    </html>
  )
}
