package io.dialstream.simulator.truth.file;

import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * One JSON line a fact. A line is handed to the operating system in one write before the fact
 * counts, so it survives the process (not a power cut). A last line without its end was never acted
 * upon and is cut off.
 */
final class FileJournal implements Journal, AutoCloseable {

    private final Path file;
    private final FactJson json = new FactJson();
    private FileChannel channel;

    FileJournal(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.resolveSibling(""));
        this.channel = open(this.file);
    }

    private static FileChannel open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        channel.truncate(endOfLastLine(channel));
        channel.position(channel.size());
        return channel;
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    @Override
    public void append(Fact fact) {
        try {
            write(channel, fact);
        } catch (IOException problem) {
            throw new UncheckedIOException("the journal cannot be written", problem);
        }
    }

    private void write(FileChannel target, Fact fact) throws IOException {
        long before = target.position();
        ByteBuffer line =
                ByteBuffer.wrap((json.write(fact) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                target.write(line);
            }
        } catch (IOException diskFull) {
            // Half a line in the middle would make the rest unreadable.
            target.truncate(before);
            throw diskFull;
        }
    }

    @Override
    public void replay(Consumer<Fact> reader) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(json.read(line));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the journal cannot be read", problem);
        }
    }

    @Override
    public void startAnew(List<Fact> facts) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel target = open(fresh)) {
                for (Fact fact : facts) {
                    write(target, fact);
                }
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            channel.close();
            channel = open(file);
        } catch (IOException problem) {
            throw new UncheckedIOException("the journal cannot be written", problem);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
