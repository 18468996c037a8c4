import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useEffect, useState, type ReactNode } from 'react';
import { loadAhead } from './ahead';
import { Notices } from './Notices';
import type { Route } from './router';
import { Top } from './Top';

const PAGES = [
  { path: 'documents', text: 'Documents' },
  { path: 'search', text: 'Search' },
  { path: 'compare', text: 'Compare' },
  { path: 'compliance', text: 'Compliance' },
  { path: 'graph', text: 'Graph' },
];

const WORDS = {
  navigation: 'Pages', navigationClose: 'Close the list of pages', navigationToggle: 'Open the list of pages',
  notifications: 'Notices',
};

export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const section = route.path[0] ?? 'documents';
  const reading = section === 'documents' && route.path.length > 1;
  const place = route.path.join('/');
  const [chosen, setChosen] = useState<{ place: string; open: boolean } | null>(null);
  // Whoever reads a document needs the width; otherwise the list of pages stands where there is room.
  const open = chosen?.place === place ? chosen.open : !reading && window.innerWidth > 1200;
  useEffect(() => {
    document.title = `${PAGES.find(({ path }) => path === section)?.text ?? 'ASPERA'} · ASPERA`;
  }, [section]);
  useEffect(() => loadAhead(), []);
  return (
    <>
      <div id="top"><Top /></div>
      <AppLayout
        headerSelector="#top"
        ariaLabels={WORDS}
        navigation={
          <SideNavigation
            activeHref={`#/${section}`}
            items={PAGES.map(({ path, text }) => ({ type: 'link', text, href: `#/${path}` }))}
          />
        }
        navigationOpen={open}
        navigationWidth={220}
        onNavigationChange={({ detail }) => setChosen({ place, open: detail.open })}
        toolsHide
        maxContentWidth={Number.MAX_VALUE}
        stickyNotifications
        notifications={<Notices />}
        content={children}
      />
    </>
  );
}
