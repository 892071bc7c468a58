namespace Reviews.Host.Documents;

/// <summary>
/// The settings that LibreOffice runs by, in a folder of this one run: no macros, nothing fetched that a document links to,
/// and nobody else's profile, which two runs at a time would fight over.
/// </summary>
internal static class ConverterProfile
{
    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
          <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
          <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    /// <summary>Writes it; answers with the argument by which LibreOffice uses it.</summary>
    public static string Write(string folder)
    {
        var user = Directory.CreateDirectory(Path.Join(folder, "user")).FullName;
        File.WriteAllText(Path.Join(user, "registrymodifications.xcu"), Settings);
        return $"-env:UserInstallation={new Uri(folder).AbsoluteUri}";
    }
}
