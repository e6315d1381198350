/**
 * May several senders on one host listen on the same port?
 *
 * Where the system shares a port out among its listeners they may: bounces and reports then come to any of them, and what each hears is
 * kept in the one database. Elsewhere the second one is told that the port is taken.
 */
export const SHARED_PORTS = ['linux', 'freebsd', 'dragonfly', 'sunos', 'aix'].includes(process.platform);
