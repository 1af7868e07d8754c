import { error } from '@sveltejs/kit';

/** An unknown address stays among the reporters' pages: the site's own error page brings scripts and asks for settings. */
export const load = () => error(404);
