// The page is complete without this script, which shows what the tile of a plot is.
(() => {
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
