/** No script of the framework on reporters' pages: they bring one program of their own, where they need it. */
export const csr = false;
export const ssr = true;
export const prerender = false;
