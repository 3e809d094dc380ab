using System.Collections.Immutable;
using ChatWeb.Files;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Sharing;

/// <summary>The files that a message shares: pictures with their place kept free, others as a card.</summary>
public sealed partial class MessageFiles
{
    private const int PreviewWidth = 360;
    private const int PreviewHeight = 300;

    [Parameter, EditorRequired] public ImmutableArray<SharedFile> Files { get; set; }

    private static string DetailOf(SharedFile file) => $"{file.Kind.Label} · {SizeText.Of(file.Size)}";
}
