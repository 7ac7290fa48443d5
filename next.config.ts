import type { NextConfig } from 'next'

const config: NextConfig = {
  // tests build into a folder of their own beside a running portal
  distDir: process.env['PORTAL_BUILD'] ? `${process.env['PORTAL_BUILD']}/next` : '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // tsc checks types in `npm run check`, in a tenth of the time
  // Next writes what it thinks is missing into the tsconfig it is given: a test build has its own
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: process.env['PORTAL_BUILD'] ? `${process.env['PORTAL_BUILD']}/tsconfig.json` : 'tsconfig.json',
  },
  // contract.md: an edition as a file has the edition's own address
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/meetings/:meeting(\\d+)/agenda/editions/:edition(\\d+).:format(pdf|docx|csv|ics)',
        destination: '/api/agenda/:meeting/:edition/:format',
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
  // the version stands in a font file's address
  headers: async () => [
    {
      source: '/fonts/:file*.woff2',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    {
      source: '/pdfjs/:file+',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    // the list of what lies there, and the worker itself, are always asked for anew: a new build leaves nobody on an old shell
    ...['/pdfjs/files.json', '/service-worker.js'].map((source) => ({
      source,
      headers: [{ key: 'Cache-Control', value: 'no-cache' }],
    })),
    { source: '/fonts/:file*.css', headers: [{ key: 'Cache-Control', value: 'public, max-age=3600' }] },
  ],
  // the service worker of a build bears its name; none is registered in development (app/_offline/worker.ts)
  compiler: { define: { PORTAL_BUILD: process.env['PORTAL_SOURCE']?.slice(0, 16) ?? '' } },
  // the window's title comes with its page for everybody: streamed after it, a page stands for a moment without one (WCAG 2.4.2)
  htmlLimitedBots: /.*/,
  // no image door: what it caches for one person it could hand to another (asvs.md B3)
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  devIndicators: false,
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    // one copy for pages and socket: two would not know each other's documents
    'yjs',
    'pg',
    '@prisma/adapter-pg',
    'graphile-worker',
    'nodemailer',
    'docx',
  ],
}

export default config
