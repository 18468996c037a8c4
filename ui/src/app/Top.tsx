import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useStore } from '../api/store';
import { navigate } from './router';
import { session } from './session';
import { setTheme, theme, type Theme } from './theme';

const THEMES: { id: Theme; text: string }[] = [
  { id: 'system', text: 'Like the system' },
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
];

export function Top() {
  const chosen = useStore(theme);
  const { viewer, config } = useStore(session);
  const utilities: TopNavigationProps.Utility[] = [
    { type: 'button', iconName: 'search', ariaLabel: 'Search', href: '#/search' },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: 'Appearance',
      title: 'Appearance',
      items: THEMES.map(({ id, text }) => ({
        id, text, itemType: 'checkbox' as const, checked: chosen === id,
      })),
      onItemClick: ({ detail }) => setTheme(detail.id as Theme),
    },
  ];
  if (viewer && config?.mode === 'aws') {
    utilities.push({
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: viewer.owner,
      items: [{ id: 'out', text: 'Sign out' }],
      onItemClick: () => void signOut(),
    });
  }
  return (
    <TopNavigation
      identity={{ href: '#/documents', title: 'ASPERA', logo: { src: 'icon.svg', alt: '' } }}
      utilities={utilities}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All', overflowMenuBackIconAriaLabel: 'Back', overflowMenuDismissIconAriaLabel: 'Close' }}
    />
  );
}

async function signOut(): Promise<void> {
  const { signOut: leave } = await import('aws-amplify/auth');
  await leave();
  navigate('#/documents');
  session.update((state) => ({ ...state, signedOut: true, viewer: null }));
}
