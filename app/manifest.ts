import type { MetadataRoute } from 'next'
import { words } from '#app/_i18n/server.tsx'

/** The installed web app: its names in the language of who asks, its signs, where it begins (W3C Application Manifest). */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { t, language } = await words('frame')
  const offline = await words('offline')
  const icon = (size: number, purpose: 'any' | 'maskable', name = String(size)) => ({
    ...{ src: `/icons/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose },
  })
  return {
    id: '/',
    name: t('product'),
    short_name: t('product'),
    description: t('claim'),
    lang: language,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    shortcuts: [{ name: offline.t('title'), url: '/offline' }],
    background_color: '#f7f9fa',
    theme_color: '#0b2f4a',
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable', 'maskable')],
  }
}
