/** Whatever is printed has the office's name as its title: it names the print job, and stands in the printer's list. */
export function printNeutrally(title: string): void {
  const own = document.title;
  addEventListener('beforeprint', () => {
    document.title = title;
  });
  addEventListener('afterprint', () => {
    document.title = own;
  });
}
