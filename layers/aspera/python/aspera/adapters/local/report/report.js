(() => {
  const form = document.querySelector('.filters');
  const findings = [...document.querySelectorAll('article.finding')];
  if (!form) return;
  form.hidden = false;
  const chosen = (name) => new Set([...form.querySelectorAll(`input[data-${name}]:checked`)].map((box) => box.dataset[name]));
  form.addEventListener('change', () => {
    const severities = chosen('severity');
    const agents = chosen('agent');
    for (const finding of findings) {
      finding.hidden = !severities.has(finding.dataset.severity) || !agents.has(finding.dataset.agent);
    }
  });
  const move = (step) => {
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.indexOf(document.activeElement.closest('article'));
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + step, 0), shown.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: 'start' }); }
  };
  document.addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox') return;
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
  });
})();
