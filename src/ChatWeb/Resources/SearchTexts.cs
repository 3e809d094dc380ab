using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the search says, and what is said on the way to a message. Each member is a key of the resource files of the same name.</summary>
public sealed class SearchTexts(IStringLocalizer<SearchTexts> text)
{
    public string Title => text[nameof(Title)];

    public string Label => text[nameof(Label)];

    public string Hint => text[nameof(Hint)];

    public string Find => text[nameof(Find)];

    public string Where => text[nameof(Where)];

    public string Here => text[nameof(Here)];

    public string Everywhere => text[nameof(Everywhere)];

    public string Filters => text[nameof(Filters)];

    public string From => text[nameof(From)];

    public string After => text[nameof(After)];

    public string Before => text[nameof(Before)];

    public string TypedFilters => text[nameof(TypedFilters)];

    public string ChipFrom(string nick) => text[nameof(ChipFrom), nick];

    public string ChipIn(string conversation) => text[nameof(ChipIn), conversation];

    public string ChipAfter(string day) => text[nameof(ChipAfter), day];

    public string ChipBefore(string day) => text[nameof(ChipBefore), day];

    public string RemoveFilter(string filter) => text[nameof(RemoveFilter), filter];

    public string Begin => text[nameof(Begin)];

    public string Searching => text[nameof(Searching)];

    public string NothingFound => text[nameof(NothingFound)];

    public string FoundAll(int count) => Plural.Of(text[nameof(FoundAll)], count);

    public string FoundSoFar(int count) => Plural.Of(text[nameof(FoundSoFar)], count);

    public string TooMany(int count) => Plural.Of(text[nameof(TooMany)], count);

    public string More => text[nameof(More)];

    public string Results => text[nameof(Results)];

    public string Failed(string why) => text[nameof(Failed), why];

    public string WrongFilter => text[nameof(WrongFilter)];

    public string Impossible => text[nameof(Impossible)];

    public string Shortcut => text[nameof(Shortcut)];

    public string Going => text[nameof(Going)];

    public string NotThere => text[nameof(NotThere)];

    public string LoadingNewer => text[nameof(LoadingNewer)];

    public string NewerFailed => text[nameof(NewerFailed)];
}
