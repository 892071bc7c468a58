namespace Reviews.Architecture.Tests.Broken;

/// <summary>Markdown with links that lead somewhere and links that do not.</summary>
internal sealed class FolderOfLinks : IDisposable
{
    private const string Readme =
        """
        # Read me
        [file](docs/here.md) [folder](docs) [`code`](/docs/here.md "with a title") [web](https://example.org/nothing) [mail](mailto:a@example.org)
        [heading](docs/here.md#how-it-is-run) [second](docs/here.md#how-it-is-run-1) [anchor](docs/here.md#by-hand) [here](#read-me)
        [gone](docs/gone.md) [case](docs/Here.md) [no heading](docs/here.md#nowhere) [![picture](docs/gone.png)](docs/here.md)
        `[not](a-link.md)`
        ```
        [nor](this-one.md)
        ```
        """;

    private const string Here =
        """
        ## How it is *run*
        ## How it is run
        <a id="by-hand"></a>[leaves](../../elsewhere.md) [own](#gone) [read](../README.md) [referred to][ref]

        [ref]: gone-too.md
        """;

    public FolderOfLinks()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "docs"));
        File.WriteAllText(System.IO.Path.Combine(Path, "README.md"), Readme);
        File.WriteAllText(System.IO.Path.Combine(Path, "docs", "here.md"), Here);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("reviews-links-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
