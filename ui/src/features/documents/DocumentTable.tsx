import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { Document } from '../../api/types';
import { replaceQuery } from '../../app/router';
import { formatCount } from '../../design/format';
import { COLUMNS } from './columns';
import { Filters } from './Filters';
import { RowActions } from './RowActions';
import { queryOf, shown, type SortField, type View } from './view';

interface Props { documents: readonly Document[]; loading: boolean; view: View }

const PAGE = 50;
const PAGE_WORDS = {
  nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (page: number) => `Page ${page}`,
};
const ROW_WORDS = {
  selectionGroupLabel: 'Choose documents',
  allItemsSelectionLabel: () => 'Choose all of this page',
  itemSelectionLabel: (_: unknown, { filename }: Document) => `Choose ${filename}`,
};

export function DocumentTable({ documents, loading, view }: Props) {
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const [page, setPage] = useState(1);
  const { text, status, kind, sort, descending } = view;
  const found = useMemo(
    () => shown(documents, { text, status, kind, sort, descending }),
    [documents, text, status, kind, sort, descending],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const current = Math.min(page, pages);
  const items = found.slice((current - 1) * PAGE, current * PAGE);
  const chosen = documents.filter(({ id }) => chosenIds.includes(id));
  const counter = found.length === documents.length ? formatCount(found.length) : `${formatCount(found.length)} of ${formatCount(documents.length)}`;
  return (
    <Table
      items={items}
      columnDefinitions={COLUMNS}
      trackBy="id"
      loading={loading}
      loadingText="Reading the list"
      selectionType="multi"
      selectedItems={chosen}
      onSelectionChange={({ detail }) => setChosenIds(detail.selectedItems.map(({ id }) => id))}
      sortingColumn={COLUMNS.find(({ id }) => id === sort)}
      sortingDescending={descending}
      onSortingChange={({ detail }) =>
        replaceQuery(queryOf({ ...view, sort: detail.sortingColumn.sortingField as SortField, descending: detail.isDescending ?? false }))
      }
      ariaLabels={ROW_WORDS}
      wrapLines
      stickyHeader
      header={<Header counter={`(${counter})`} actions={<RowActions chosen={chosen} onDone={() => setChosenIds([])} />}>In this workspace</Header>}
      filter={<Filters view={view} documents={documents} found={found.length} />}
      pagination={pages > 1 && <Pagination currentPageIndex={current} pagesCount={pages} ariaLabels={PAGE_WORDS} onChange={({ detail }) => setPage(detail.currentPageIndex)} />}
      empty={<NoMatch />}
    />
  );
}

function NoMatch() {
  return (
    <Box textAlign="center" padding="l">
      <Box padding={{ bottom: 's' }}>No document fits this filter.</Box>
      <Button onClick={() => replaceQuery({ text: '', status: '', kind: '' })}>Show all documents</Button>
    </Box>
  );
}
