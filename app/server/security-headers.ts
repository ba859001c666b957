export type SecurityPolicy = {
  /** Whether people reach the server over TLS; only then may it promise so for a year. */
  readonly isSecure: boolean;
  /** Vite's development client talks to its server over a web socket. */
  readonly isDevelopment: boolean;
};

/** The header fields that go with every answer, whatever its status. */
export function securityHeaders(policy: SecurityPolicy, nonce: string): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(policy, nonce),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
    ...(policy.isSecure ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

function contentSecurityPolicy(policy: SecurityPolicy, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // The Gantt chart and the charts place what they draw through style attributes; an attribute cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    policy.isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
