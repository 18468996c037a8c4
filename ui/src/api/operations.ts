// Every operation that this client sends; test/operations.test.ts holds them against the schema.

const DOCUMENT = `fragment D on Document {
  id owner filename mediaType size pages language kind status reason createdAt duplicateOf lastSequence
  agents { documentId agent status lastPage findings sequence }
  findings { critical high medium low }
  coverage { pagesTotal pagesRequested pagesRead pagesBlank pagesByOcr words tables chunks chunksIndexed
    problems { page reason } }
  cost { estimated actual currency }
}`;

const FINDING = `fragment F on Finding {
  id documentId agent rule severity category title description confidence also
  evidence { documentId filename page quote boxes verified }
  computation { formula printed recomputed difference tolerance detail
    operands { label value page box } }
  absence { queries pagesSearched }
  review { state assignee comments updatedAt }
}`;

const REVIEW_ENTRY = 'documentId findingId sequence author time state assignee comment';

export const VIEWER = `query Viewer {
  viewer { owner groups gremlin models agents frameworks { id title } maxUploadBytes home examples { filename title } } }`;

export const LIST_DOCUMENTS = `query ListDocuments($limit: Int, $nextToken: String) {
  listDocuments(limit: $limit, nextToken: $nextToken) { items { ...D } nextToken } } ${DOCUMENT}`;

export const GET_DOCUMENT = `query GetDocument($id: ID!) { getDocument(id: $id) { ...D } } ${DOCUMENT}`;

export const LIST_FINDINGS = `query ListFindings($documentId: ID!, $limit: Int, $nextToken: String) {
  listFindings(documentId: $documentId, limit: $limit, nextToken: $nextToken) {
    items { ...F } nextToken total } } ${FINDING}`;

export const GET_FINDING = `query GetFinding($documentId: ID!, $id: ID!) {
  getFinding(documentId: $documentId, id: $id) { ...F } } ${FINDING}`;

export const LIST_REVIEWS = `query ListReviews($documentId: ID!, $findingId: ID) {
  listReviews(documentId: $documentId, findingId: $findingId) { ${REVIEW_ENTRY} } }`;

export const LIST_AGENT_EXECUTIONS = `query ListAgentExecutions($documentId: ID!) {
  listAgentExecutions(documentId: $documentId, limit: 100) {
    items { agent status reason timestamp durationMs findings dropped statistics } } }`;

export const LIST_ASSESSMENTS = `query ListAssessments($documentId: ID!) {
  listAssessments(documentId: $documentId) {
    framework frameworkTitle requirement title topic expects paragraph status gap pagesSearched
    evidence { documentId filename page quote boxes verified } }
  listFrameworks(documentId: $documentId) {
    framework title version caveat note verdict pagesSearched } }`;

export const LIST_EVENTS = `query ListEvents($documentId: ID!, $after: Int) {
  listEvents(documentId: $documentId, after: $after, limit: 500) {
    documentId sequence type time detail } }`;

export const DOCUMENT_FILE = 'query DocumentFile($id: ID!) { documentFile(id: $id) { url filename mediaType } }';

export const PAGE_PICTURES = `query PagePictures($documentId: ID!, $first: Int!, $last: Int!) {
  pagePictures(documentId: $documentId, first: $first, last: $last) { page width height url } }`;

export const COMPARE = `query Compare($ids: [ID!]!) { compareDocuments(ids: $ids) { ...F } } ${FINDING}`;

export const SEARCH = `query Search($query: String!, $documentIds: [ID!], $limit: Int) {
  search(query: $query, documentIds: $documentIds, limit: $limit) {
    chunkId documentId filename page section text boxes score } }`;

export const GRAPH = `query Graph($documentId: ID, $vertexId: ID, $name: String, $limit: Int) {
  graph(documentId: $documentId, vertexId: $vertexId, name: $name, limit: $limit) {
    vertices { id label name properties } edges { source target label documentId evidence } truncated } }`;

export const GREMLIN = 'query Gremlin($query: String!) { gremlin(query: $query) }';

export const CREATE_UPLOAD = `mutation CreateUpload(
    $filename: String!, $size: Float!, $mediaType: String!, $sha256: String,
    $agents: [String!], $frameworks: [String!]) {
  createUpload(filename: $filename, size: $size, mediaType: $mediaType, sha256: $sha256,
      agents: $agents, frameworks: $frameworks) {
    documentId url method fields duplicateOf } }`;

export const ANALYSE = `mutation Analyse(
    $id: ID!, $agents: [String!], $frameworks: [String!], $again: Boolean) {
  analyse(documentId: $id, agents: $agents, frameworks: $frameworks, again: $again) { ...D } } ${DOCUMENT}`;

export const TRY_EXAMPLE = `mutation TryExample($filename: String!) {
  tryExample(filename: $filename) { ...D } } ${DOCUMENT}`;

export const DELETE_DOCUMENT = 'mutation DeleteDocument($id: ID!) { deleteDocument(id: $id) }';

export const REVIEW_FINDING = `mutation ReviewFinding(
    $documentId: ID!, $findingId: ID!, $review: ReviewInput!) {
  reviewFinding(documentId: $documentId, findingId: $findingId, review: $review) { ${REVIEW_ENTRY} } }`;

export const EXPORT_DOCUMENT = `mutation ExportDocument($id: ID!, $format: ExportFormat!, $accepted: Boolean) {
  exportDocument(id: $id, format: $format, accepted: $accepted) { url filename mediaType } }`;

export const ON_AGENT_STATUS = `subscription OnAgentStatus {
  onAgentStatusUpdate { documentId owner agent status lastPage findings sequence } }`;

export const ON_DOCUMENT = `subscription OnDocument {
  onDocumentUpdate { id owner status reason sequence detail } }`;
