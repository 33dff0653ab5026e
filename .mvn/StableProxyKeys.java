import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Numbers anew the keys under which the start-up code that Quarkus generates hands values from class to class:
 * {@code proxykey1}, {@code proxykey2} and so on, in the order in which the classes, by name, mention them.
 *
 * <p>Quarkus numbers them in the order in which its build steps, which run in parallel, happen to ask, so that two builds
 * of one commit would differ. Its pull request 53025 mends this; the version used here is older.
 *
 * <p>Run by the build on each {@code function.zip}, which it replaces. Nothing changes but constants of classes (JVMS
 * 4.4.7) that are such a key and no more; jars within are left as they are.
 */
final class StableProxyKeys {
    private final Map<String, String> keys = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]).toAbsolutePath();
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        StableProxyKeys keys = new StableProxyKeys();
        Path renumbered = archive.resolveSibling("function.zip.renumbered");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(renumbered))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getKey().endsWith(".class") ? keys.renumber(entry.getValue()) : entry.getValue());
            }
        }
        Files.move(renumbered, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] renumber(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(8));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        int index = 1;
        while (index < count) {
            index += constant(in, out);
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    /** Copies a constant and answers how many places of the pool it takes. */
    private int constant(DataInputStream in, DataOutputStream out) throws IOException {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        int length =
                switch (tag) {
                    case 1 -> {
                        out.writeUTF(key(in.readUTF()));
                        yield 0;
                    }
                    case 7, 8, 16, 19, 20 -> 2;
                    case 15 -> 3;
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
                    case 5, 6 -> 8;
                    default -> throw new IOException("No constant has the tag " + tag + ".");
                };
        out.write(in.readNBytes(length));
        return length == 8 ? 2 : 1;
    }

    private String key(String constant) {
        return constant.matches("proxykey[0-9]+")
                ? keys.computeIfAbsent(constant, key -> "proxykey" + (keys.size() + 1))
                : constant;
    }
}
