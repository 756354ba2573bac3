'use strict';
// The page is complete without this script. It sorts and filters tables, and shows what a tile of the plot is.
(() => {
  const collator = new Intl.Collator('en', { numeric: true });

  function valueOf(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  }

  function compare(one, other) {
    return typeof one === 'number' ? one - other : collator.compare(one, other);
  }

  function sort(table, header, column) {
    const ascending = header.getAttribute('aria-sort') !== 'ascending';
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute('aria-sort');
    }
    header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort((one, other) => (ascending ? 1 : -1) * compare(valueOf(one, column), valueOf(other, column)));
    table.tBodies[0].append(...rows);
  }

  function makeSortable(table) {
    Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...header.childNodes);
      button.addEventListener('click', () => sort(table, header, column));
      header.append(button);
    });
  }

  function makeFilter(table) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    const count = document.createElement('span');
    label.className = 'filter';
    input.type = 'search';
    count.setAttribute('role', 'status');
    label.append('Show only', input, count);
    table.before(label);
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      const rows = Array.from(table.tBodies[0].rows);
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = wanted === '' ? '' : `${shown} of ${rows.length}`;
    });
  }

  const SEEN_AT_A_GLANCE = 12;
  for (const table of document.querySelectorAll('table')) {
    const rows = table.tBodies[0].rows.length;
    const isList = table.tHead.rows[0].cells[0].textContent !== '';
    if (isList && rows > 2) {
      makeSortable(table);
    }
    if (isList && rows > SEEN_AT_A_GLANCE) {
      makeFilter(table);
    }
  }

  // One stop of the Tab key for the whole plot; the arrow keys go from tile to tile.
  function middle(tile) {
    const box = tile.querySelector('rect').getBoundingClientRect();
    return tile.classList.contains('tile-group')
      ? { x: box.x, y: box.y } // where its name is; its middle belongs to another tile
      : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function neighbour(tiles, from, [right, down]) {
    const start = middle(from);
    let nearest = null;
    let least = Infinity;
    for (const tile of tiles) {
      const place = middle(tile);
      const along = (place.x - start.x) * right + (place.y - start.y) * down;
      const aside = Math.abs((place.x - start.x) * down) + Math.abs((place.y - start.y) * right);
      if (tile !== from && along > 1 && along + 2 * aside < least) {
        least = along + 2 * aside;
        nearest = tile;
      }
    }
    return nearest;
  }

  const reading = document.querySelector('.reading');
  for (const plot of document.querySelectorAll('.treemap')) {
    const tiles = Array.from(plot.querySelectorAll('.tile'));
    const choose = (tile) => {
      for (const other of tiles) {
        other.setAttribute('tabindex', other === tile ? '0' : '-1');
      }
    };
    choose(tiles[0]);
    for (const tile of tiles) {
      const read = () => { reading.textContent = tile.querySelector('title').textContent; };
      tile.addEventListener('mouseenter', read);
      tile.addEventListener('focus', () => { choose(tile); read(); });
      tile.addEventListener('keydown', (event) => {
        const direction = DIRECTIONS[event.key];
        const next = direction && neighbour(tiles, tile, direction);
        if (next) {
          event.preventDefault();
          next.focus();
        }
      });
    }
  }
})();
