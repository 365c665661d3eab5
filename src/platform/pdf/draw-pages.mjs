// Draws the pages of a PDF from standard input as grey pictures: for each page its width and height (two 32-bit numbers,
// little-endian) and its bytes. Run by draw-pages.ts as a process of its own that may read the packages and nothing else:
// what strangers made is read where it can do no harm.
import { PDFiumLibrary } from '@hyzyla/pdfium';

// The library says so here and goes on, with a page that is white where the picture was: better none than half of one.
console.error = () => process.exit(4);

const [pagesAtMost, widthAtMost, heightAtMost] = process.argv.slice(2).map(Number);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const library = await PDFiumLibrary.init();
const document = await library.loadDocument(Buffer.concat(chunks));
if (document.getPageCount() > pagesAtMost) process.exit(3);
for (const page of document.pages()) {
  const size = page.getOriginalSize();
  const scale = Math.min(widthAtMost / size.originalWidth, heightAtMost / size.originalHeight);
  const { width, height, data } = await page.render({
    scale,
    colorSpace: 'Gray',
    renderFormFields: true,
    render: async (drawn) => drawn.data,
  });
  const head = Buffer.alloc(8);
  head.writeUInt32LE(width, 0);
  head.writeUInt32LE(height, 4);
  process.stdout.write(head);
  process.stdout.write(data);
}
