package dev.latchkey.local.emulator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in words what is wrong with a file that cannot be used. */
public final class FileTrouble {
    private FileTrouble() {}

    /** One sentence that names the file, where the exception knows it, the reason, and what to do. */
    public static String sentence(IOException trouble) {
        String file = trouble instanceof FileSystemException known ? known.getFile() : null;
        return "Cannot use " + (file == null ? "a file" : Path.of(file).toAbsolutePath()) + ": " + reason(trouble) + "."
                + remedy(trouble);
    }

    /** The exception to throw for a file of ours, of which the cause names it even where the JDK's own does not. */
    public static UncheckedIOException at(Path file, IOException trouble) {
        if (trouble instanceof FileSystemException known && known.getFile() != null) {
            return new UncheckedIOException(trouble);
        }
        FileSystemException named = new FileSystemException(file.toString(), null, trouble.getMessage());
        named.initCause(trouble);
        return new UncheckedIOException(named);
    }

    /** The reason alone, without the file's name and a full stop. */
    public static String reason(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it is not there";
            case NotDirectoryException _ -> "it is not a directory";
            case FileAlreadyExistsException _ -> "it is a file, or something else that is in the way";
            case DirectoryNotEmptyException _ -> "it is a directory that is not empty";
            case FileSystemException other when other.getReason() != null -> lowerCase(other.getReason());
            default -> lowerCase(String.valueOf(trouble.getMessage()));
        };
    }

    private static String remedy(IOException trouble) {
        String reason = reason(trouble);
        if (reason.contains("no space left") || reason.contains("quota")) {
            return " Make room on that disk.";
        }
        if (reason.contains("read-only")) {
            return " Remount that file system so that it can be written, or work on a copy of the project elsewhere.";
        }
        if (reason.contains("permi")) {
            return " Give your user permission to write there (chown, chmod).";
        }
        return reason.contains("directory") || reason.contains("in the way") ? " Move it away." : "";
    }

    private static String lowerCase(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
