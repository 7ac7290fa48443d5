import type { NextConfig } from 'next'

const config: NextConfig = {
  // tests build into a folder of their own beside a running portal
  distDir: process.env['PORTAL_BUILD'] ? `${process.env['PORTAL_BUILD']}/next` : '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // tsc checks types in `npm run check`, in a tenth of the time
  typescript: { ignoreBuildErrors: true },
  // no image door: what it caches for one person it could hand to another (asvs.md B3)
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  devIndicators: false,
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    'pg',
    '@prisma/adapter-pg',
    'graphile-worker',
    'nodemailer',
    'docx',
  ],
}

export default config
