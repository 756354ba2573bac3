'use strict';
// The page is complete without this script, which sorts and filters tables.
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
})();
