import { Component, type ReactNode } from 'react';
import { ErrorNote } from '../design/ErrorNote';

/** Keeps a page that breaks from taking the others along. */
export class Failures extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    const retry = () => this.setState({ error: null });
    return <ErrorNote what="This page could not be shown" error={this.state.error} retry={retry} />;
  }
}
