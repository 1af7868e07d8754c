type CodedSection = {
  code: string | null;
  items: { code: string; indicators: { key: string }[] }[];
};

/**
 * Items and indicators are addressed by code, so each has to name its place and no two may be the same: an item
 * counts up from 1 below its section (or component), an indicator takes the item's code and the next letter.
 */
export function reportCodeFaults(
  components: { code: string; sections: CodedSection[] }[],
  report: (message: string) => void
): void {
  const seen = new Set<string>();
  const once = (code: string) => {
    if (seen.has(code)) report(`Give the code ${code} to one place only.`);
    seen.add(code);
  };
  for (const component of components) {
    once(component.code);
    component.sections.forEach((section, sectionAt) => {
      if (section.code !== null) {
        once(section.code);
        expectCode(section.code, `${component.code}.${sectionAt + 1}`, report);
      }
      section.items.forEach((item, itemAt) => {
        once(item.code);
        expectCode(item.code, `${section.code ?? component.code}.${itemAt + 1}`, report);
        item.indicators.forEach((indicator, indicatorAt) =>
          expectCode(indicator.key, `${item.code}.${String.fromCharCode(97 + indicatorAt)}`, report)
        );
      });
    });
  }
}

function expectCode(found: string, expected: string, report: (message: string) => void): void {
  if (found !== expected) report(`Write the code ${expected} instead of ${found}.`);
}
