/** Alive: the process answers. Whether it can work is `/api/v1/ready`. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
