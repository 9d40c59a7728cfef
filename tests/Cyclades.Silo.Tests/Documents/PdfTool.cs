using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>Runs a command of poppler-utils, qpdf or zbar on a file; a missing command fails the test, it never skips it.</summary>
internal static class PdfTool
{
    /// <summary>What the command writes; fails unless it ends with 0.</summary>
    /// <param name="command">Name of the command.</param>
    /// <param name="file">Content of the file.</param>
    /// <param name="arguments">With <c>{file}</c> where the path goes.</param>
    public static string Run(string command, byte[] file, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "document");
            File.WriteAllBytes(path, file);
            return Run(command, [.. arguments.Select(argument => argument.Replace("{file}", path, StringComparison.Ordinal))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One page as a picture in PPM, at 150 dots an inch.</summary>
    public static byte[] Picture(byte[] file, int page)
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "document");
            File.WriteAllBytes(path, file);
            Run("pdftoppm", ["-r", "150", "-f", $"{page}", "-l", $"{page}", "-singlefile", path, path]);
            return File.ReadAllBytes(path + ".ppm");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string command, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}:\n{output}\n{errors.GetAwaiter().GetResult()}");
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"The command {command} is missing: install poppler-utils, qpdf and zbar-tools.");
            throw;
        }
    }
}
