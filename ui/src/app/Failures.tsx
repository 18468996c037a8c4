import { Component, type ReactNode } from 'react';
import { ApiError } from '../api/errors';
import { ErrorNote } from '../design/ErrorNote';

const NOT_LOADED = /dynamically imported module|importing a module script|preload/i;

/** Keeps a page that breaks from taking the others along. */
export class Failures extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    // A browser does not ask again for a part of the page that it could not load.
    if (NOT_LOADED.test(String(this.state.error))) {
      const lost = new ApiError('Offline', 'A part of it could not be loaded.');
      return <ErrorNote what="This page could not be shown" error={lost} retry={() => window.location.reload()} />;
    }
    const retry = () => this.setState({ error: null });
    return <ErrorNote what="This page could not be shown" error={this.state.error} retry={retry} />;
  }
}
