using System.Collections.Immutable;
using ChatWeb.Files;

namespace ChatWeb.Components.Sharing;

/// <summary>A message's text and the files it shares.</summary>
/// <param name="Text">What there is to read: without the links at its end that are shown as files instead.</param>
/// <param name="Files">The files, in the order of their links.</param>
internal sealed record SharedText(string Text, ImmutableArray<SharedFile> Files);
