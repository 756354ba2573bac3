package io.github.apprpm.report;

/** What is asked of a page, in JavaScript; each returns what is wrong, in words. */
final class Scripts {
    /** Each text that is seen, against the ground that is behind it. */
    static final String CONTRAST = """
            (() => {
              const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
              const parse = (color) => color.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) =>
                0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
              const ratio = (one, other) => {
                const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
                return (light + 0.05) / (dark + 0.05);
              };
              const ground = (element) => {
                for (let each = element; each; each = each.parentElement) {
                  const tile = each.matches('.tile') && each.querySelector(':scope > rect');
                  const color = parse(tile ? getComputedStyle(tile).fill : getComputedStyle(each).backgroundColor);
                  if (color.length === 3 || color[3] === 1) {
                    return color;
                  }
                }
                return [255, 255, 255];
              };
              const poor = new Set();
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                const element = text.parentElement;
                if (text.textContent.trim() === '' || !element.checkVisibility() || element.matches('script, title')) {
                  continue;
                }
                const style = getComputedStyle(element);
                const color = parse(element.closest('svg') ? style.fill : style.color);
                const found = ratio(color, ground(element));
                if (found < 4.5 || color[3] < 1) {
                  poor.add(`${found.toFixed(2)}: ${text.textContent.trim().slice(0, 40)}`);
                }
              }
              return [...poor];
            })()
            """;

    /** Labels of the plot, against their tiles and against being too small to read. */
    static final String LABELS = """
            (() => {
              const plot = %s;
              const wrong = [];
              for (const text of plot ? plot.querySelectorAll('text') : []) {
                if (!text.checkVisibility()) {
                  continue;
                }
                const box = text.getBoundingClientRect();
                const tile = text.parentElement.querySelector('rect').getBoundingClientRect();
                if (box.left < tile.left || box.right > tile.right || box.top < tile.top || box.bottom > tile.bottom) {
                  wrong.push(`${text.textContent}: ${box.width} in ${tile.width}, ${box.height} in ${tile.height}`);
                }
                if (parseFloat(getComputedStyle(text).fontSize) < 11) {
                  wrong.push(`${text.textContent}: too small`);
                }
              }
              return wrong;
            })()
            """;

    /** Tiles against each other and against their plot; a group holds its own. */
    static final String TILES = """
            (() => {
              const plot = %s;
              if (!plot) {
                return [];
              }
              const whole = plot.getBoundingClientRect();
              const leaves = [...plot.querySelectorAll('.tile:not(.tile-group)')];
              const wrong = leaves.length === 0 ? ['no tile'] : [];
              const boxes = leaves.map((leaf) => leaf.querySelector('rect').getBBox());
              let area = 0;
              boxes.forEach((box, i) => {
                area += box.width * box.height;
                if (box.x < -0.5 || box.y < -0.5 || box.x + box.width > whole.width + 0.5 || box.y + box.height > whole.height + 0.5) {
                  wrong.push(`${leaves[i].textContent} is outside`);
                }
                boxes.forEach((other, j) => {
                  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
                  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
                  if (i < j && width > 0.5 && height > 0.5) {
                    wrong.push(`${leaves[i].textContent} overlaps ${leaves[j].textContent}`);
                  }
                });
              });
              if (area < 0.8 * whole.width * whole.height) {
                wrong.push(`the tiles fill only ${(area / whole.width / whole.height).toFixed(2)} of the plot`);
              }
              return wrong;
            })()
            """;

    /** Texts of timelines against each other and their plots; columns against their scale and each other; patterns. */
    static final String TIMELINES = """
            (() => {
              const wrong = [];
              for (const plot of document.querySelectorAll('.timeline')) {
                const whole = plot.getBoundingClientRect();
                const inside = (box) => box.left >= whole.left - 0.5 && box.right <= whole.right + 0.5 &&
                  box.top >= whole.top - 0.5 && box.bottom <= whole.bottom + 0.5;
                const overlap = (one, other) =>
                  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
                  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5;
                const texts = [...plot.querySelectorAll('text')];
                texts.forEach((text, i) => {
                  const box = text.getBoundingClientRect();
                  if (!inside(box)) {
                    wrong.push(`${text.textContent} is outside`);
                  }
                  if (parseFloat(getComputedStyle(text).fontSize) < 11) {
                    wrong.push(`${text.textContent}: too small`);
                  }
                  texts.slice(i + 1).filter((other) => overlap(box, other.getBoundingClientRect()))
                    .forEach((other) => wrong.push(`${text.textContent} overlaps ${other.textContent}`));
                });
                const scale = plot.querySelector('.scale').getBoundingClientRect().top;
                const axis = plot.querySelector('.axis').getBoundingClientRect().bottom;
                const bars = [...plot.querySelectorAll('g rect')].map((bar) => bar.getBoundingClientRect());
                if (bars.length === 0 || bars.some((bar) => bar.width === 0 || bar.height < 2)) {
                  wrong.push('a bar is not seen');
                }
                bars.forEach((bar, i) => {
                  if (bar.top < scale - 1 || bar.bottom > axis + 1 || !inside(bar)) {
                    wrong.push(`bar ${i} leaves the scale`);
                  }
                  if (bars.slice(i + 1).some((other) => overlap(bar, other))) {
                    wrong.push(`bar ${i} is covered`);
                  }
                });
                plot.closest('figure').querySelectorAll('[fill^=url]').forEach((bar) => {
                  const id = bar.getAttribute('fill').slice(5, -1);
                  if (!plot.querySelector(`pattern[id="${id}"]`)) {
                    wrong.push(`there is no pattern ${id}`);
                  }
                });
                const names = plot.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id));
                if (names.some((name) => name === null || name.textContent === '')) {
                  wrong.push('it has no words');
                }
              }
              return wrong;
            })()
            """;

    /** Each button of each table, both ways. */
    static final String SORT = """
            (() => {
              const wrong = [];
              for (const table of document.querySelectorAll('table')) {
                [...table.tHead.rows[0].cells].forEach((header, column) => {
                  const button = header.querySelector('button');
                  if (!button) {
                    return;
                  }
                  const values = () => [...table.tBodies[0].rows].map((row) => row.cells[column]);
                  const count = table.tBodies[0].rows.length;
                  for (const order of ['ascending', 'descending']) {
                    button.click();
                    const cells = values();
                    const sorted = cells.every((cell, i) => {
                      if (i === 0) {
                        return true;
                      }
                      const [one, other] = order === 'ascending' ? [cells[i - 1], cell] : [cell, cells[i - 1]];
                      return cell.dataset.value === undefined
                        ? one.textContent.localeCompare(other.textContent, 'en', { numeric: true }) <= 0
                        : Number(one.dataset.value) <= Number(other.dataset.value);
                    });
                    if (!sorted || header.getAttribute('aria-sort') !== order || cells.length !== count) {
                      wrong.push(`${table.getAttribute('aria-label')}: ${button.textContent} ${order}`);
                    }
                  }
                });
              }
              return wrong;
            })()
            """;

    /** Each filter with what its last row begins with, and with what no row has. */
    static final String FILTER = """
            (() => {
              const wrong = [];
              for (const input of document.querySelectorAll('.filter input')) {
                const rows = [...input.closest('.filter').nextElementSibling.tBodies[0].rows];
                const type = (text) => {
                  input.value = text;
                  input.dispatchEvent(new Event('input'));
                  return rows.filter((row) => row.checkVisibility());
                };
                const wanted = rows[rows.length - 1].cells[0].textContent.toUpperCase();
                const found = type(wanted);
                if (found.length === 0 || found.length === rows.length ||
                    found.some((row) => !row.textContent.toUpperCase().includes(wanted))) {
                  wrong.push(`${wanted}: ${found.length}`);
                }
                if (type('\\u0001').length > 0 || type('').length !== rows.length) {
                  wrong.push('not all or none');
                }
              }
              return wrong;
            })()
            """;

    private Scripts() {}
}
