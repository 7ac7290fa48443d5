import Link from 'next/link'
import type { ComponentProps } from 'react'

const base =
  'inline-flex min-h-9 pointer-coarse:min-h-11 items-center justify-center gap-2 rounded-md px-3.5 text-[0.9375rem] font-medium transition-colors disabled:opacity-50 print:hidden'
const looks = {
  primary: 'bg-primary text-on-primary hover:bg-primary-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'text-link hover:bg-hover',
  danger: 'bg-danger text-on-primary hover:opacity-90',
}
export type ButtonLook = keyof typeof looks

/** A button named by its verb; one primary a page. */
export function Button({
  variant = 'secondary',
  pending = false,
  disabled,
  type = 'button',
  className = '',
  ...rest
}: ComponentProps<'button'> & { variant?: ButtonLook; pending?: boolean }) {
  return (
    <button
      type={type}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={`${base} ${looks[variant]} ${className}`}
      {...rest}
    />
  )
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({
  variant = 'secondary',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonLook }) {
  return <Link prefetch={false} className={`${base} ${looks[variant]} ${className}`} {...rest} />
}

/** A button's look for a file: what is fetched is saved, and is no page of the portal. */
export function DownloadButton({
  variant = 'secondary',
  className = '',
  children,
  ...rest
}: ComponentProps<'a'> & { variant?: ButtonLook }) {
  return (
    <a download className={`${base} ${looks[variant]} ${className}`} {...rest}>
      {children}
    </a>
  )
}
