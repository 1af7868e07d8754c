/** Ends a script, an attribute and a tag, and begins one that would run. */
const payload = `"'></script><img src=x onerror=a()>`;

/** What somebody might type into a field, with the field's name to find it by. */
export const hostile = (field: string): string => `k-${field}${payload}`;

/** True when some of it has become markup. */
export const hasBecomeMarkup = (html: string): boolean => /<img src=x|<\/script><img/i.test(html);

/** Words that have run in somebody's page somewhere: tags, attributes, addresses, templates, signs that turn text round. */
export const hostileCorpus: readonly string[] = [
  hostile('corpus'),
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)//https://wbs.example',
  '"><details open ontoggle=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</textarea><script>alert(1)</script>',
  '</title></style></template><img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '{{constructor.constructor("alert(1)")()}}${alert(1)}{@html "<b>"}',
  '<!--><img src=x onerror=alert(1)>-->',
  '\u202Egnp.exe<img src=x onerror=alert(1)>',
  ']]><img src=x onerror=alert(1)>',
  '<base href="//wbs.example/"><form action="//wbs.example"><input name=code>'
];

/** Every tag that stands in the corpus and in no page of ours, and every attribute that runs something. */
export const runsSomething = (html: string): boolean =>
  /<(script|iframe|math|mglyph|base|img|object|embed|details)\b|<svg\/|<[^>]*\son\w+\s*=(?![^<>]*&lt;)/i.test(html);
