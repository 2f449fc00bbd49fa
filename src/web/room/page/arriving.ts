/** On the way to Zalo: its links carry nothing, so the code goes into the clipboard, to be pasted there. */
const link = document.getElementById('zalo-link');
link?.addEventListener('click', () => {
  const code = link.dataset.code ?? '';
  // Where a page may not, the code is still there to be typed.
  navigator.clipboard?.writeText(code).catch(() => undefined);
});
