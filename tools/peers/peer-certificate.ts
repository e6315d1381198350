/**
 * Which certificate do the far ends on this machine show?
 *
 * One for "localhost" and 127.0.0.1 that signs itself, valid from 2020 to 2120. Its key is public, so it protects nothing: it
 * lets a test and the demo speak TLS as it is spoken, with a certificate that has to be trusted by name.
 */
export const PEER_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg90vmM81QYKtrGX7O
II/kZ7h0WwcpGr2KsCJI0EPHQ5ShRANCAAQUku5AoZrDdjwZQHA+wqq1+gViISJn
mDtKAG7eoLzwjA3EyeJqWyw/4xUWlHOgtwys1SmKWTjmx//cqFAPCrZ7
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBZjCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBSS7kChmsN2PBlA
cD7CqrX6BWIhImeYO0oAbt6gvPCMDcTJ4mpbLD/jFRaUc6C3DKzVKYpZOObH/9yo
UA8KtnujTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8E
BTADAQH/MB0GA1UdDgQWBBR86TgEofThYgJDdBy04NzQRp1r2zAKBggqhkjOPQQD
AgNHADBEAiAzhIBL8BkxR9ZbwQheC6vs9kMhGNIFgluielT+Ohk+aQIgfOh2IITL
I1NkhZasccoTkJO31zvfJ/wXcRo2+Ns8Jl8=
-----END CERTIFICATE-----
`,
} as const;
