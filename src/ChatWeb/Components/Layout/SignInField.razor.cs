using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Layout;

/// <summary>A labelled field of the sign-in form; marked when the problem is about it.</summary>
public sealed partial class SignInField
{
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    /// <summary>What the value has to be like; said before it is typed.</summary>
    [Parameter] public string? Rules { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public string Type { get; set; } = "text";

    [Parameter] public int MaxLength { get; set; }

    [Parameter] public bool IsRequired { get; set; }

    [Parameter] public bool IsFocused { get; set; }

    [Parameter] public string? TestId { get; set; }

    [Parameter] public SignInProblem? Problem { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public Dictionary<string, object>? Attributes { get; set; }

    private string Id => $"field-{Name}";

    private Dictionary<string, object> All
    {
        get
        {
            var all = new Dictionary<string, object>(Attributes ?? [], StringComparer.Ordinal) { ["id"] = Id, ["type"] = Type };
            if (TestId is not null)
                all["data-testid"] = TestId;

            if (IsRequired)
                all["required"] = true;

            if (IsFocused || Problem?.Field == Name)
                all["autofocus"] = true;

            if (Rules is not null)
                all["aria-describedby"] = $"{Id}-rules";

            if (Problem?.Field == Name)
                (all["aria-invalid"], all["aria-describedby"]) = ("true", "problem");

            return all;
        }
    }
}
