import type { SaveAnswer, ShownFinding } from './editing-api.ts';

/**
 * What the check said of the last save, above the form until it is closed or the next save: Decap’s own notices vanish after seconds.
 * Refusals are read out at once, the rest when there is time.
 */
export function showFindings(panel: HTMLElement, answer: SaveAnswer): void {
  const { findings } = answer;
  const heading = document.createElement('h2');
  heading.tabIndex = -1;
  heading.textContent = headingOf(answer);
  const close = button('关闭', () => {
    panel.hidden = true;
  });
  panel.className = answer.saved ? (findings.length > 0 ? 'told' : 'saved') : 'refused';
  panel.replaceChildren(heading, ...(findings.length > 0 ? [listOf(findings)] : []), close);
  panel.hidden = false;
  if (!answer.saved) heading.focus();
}

function headingOf(answer: SaveAnswer): string {
  if (!answer.saved) return answer.reason.zh;
  if (answer.commit === undefined) return '没有改动，不用保存。';
  const warnings = answer.findings.length > 0 ? `另有 ${answer.findings.length} 个提醒：` : '检查没有问题。';
  return `已保存：${answer.message}。${warnings}`;
}

function listOf(findings: readonly ShownFinding[]): HTMLElement {
  const list = document.createElement('ul');
  for (const { severity, file, label, message, help } of findings) {
    const item = document.createElement('li');
    const strong = document.createElement('strong');
    strong.textContent = severity === 'error' ? '错误：' : '提醒：';
    item.append(strong, message.zh, file === undefined ? ' ' : `（另一个文件：${file}）`, document.createElement('br'), `→ ${help.zh} `);
    if (label !== undefined && file === undefined && labelled(label)) {
      item.append(
        button('去改', () => {
          const found = labelled(label);
          found?.scrollIntoView({ block: 'center' });
          const control = found && document.getElementById(found.htmlFor);
          control?.focus();
        }),
      );
    }
    list.append(item);
  }
  return list;
}

/** The label of a field in the form: Decap adds whether it may be left out. */
function labelled(label: string): HTMLLabelElement | undefined {
  return [...document.querySelectorAll('label')].find(({ textContent }) => {
    const shown = textContent.trim();
    return shown === label || shown.startsWith(`${label} (`) || shown.startsWith(`${label}（`);
  });
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
