package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void profile() throws IOException {
        Files.writeString(folder.resolve("room.yaml"), """
                room: {name: "${room}", language: fr}
                sources: ["presenter=rtsp://${camera}/stream"]
                upload: {window: "22:00-05:30"}
                """);
    }

    @Test
    void eachRoomGetsItsSettingsAndAnswers() throws Exception {
        Run run = fleet(
                "host,room,camera,kiosk\nb204.campus,\"Room \"\"B\"\": 204\",cam-b204,true\nc1,Aula,cam-c1,false\n");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(out("b204.campus/rostrum.yaml"))
                .contains("Room \\\"B\\\": 204", "presenter=rtsp://cam-b204/stream", "22:00-05:30");
        assertThat(out("b204.campus/preseed"))
                .isEqualTo("rostrum rostrum/room string Room \"B\": 204\nrostrum rostrum/kiosk boolean true\n");
        assertThat(out("c1/preseed")).contains("boolean false");
        assertThat(out("targets.json")).contains("b204.campus:8443", "c1:8443", "Aula");
    }

    @Test
    void aRoomThatWouldNotWorkIsNamed() throws Exception {
        assertBad("host,camera\n../etc,x\n", "must name a PC");
        assertBad("host,camera\na,x\na,y\n", "the host a stands there twice");
        assertBad("host,room\na,x\n", "a: The table has no column camera.");
        assertBad("host,camera\n", "names no room");
        assertBad("host,camera,kiosk\na,x,perhaps\n", "kiosk is true or false");
    }

    @Test
    void aProfileThatIsWrongIsNamedWithItsPath() throws Exception {
        Files.writeString(folder.resolve("room.yaml"), "upload: {window: \"25:00-26:00\"}\n");

        assertBad("host\na\n", "upload.window");
    }

    private void assertBad(String table, String words) throws IOException {
        Run run = fleet(table);
        assertThat(run.exitCode()).as(table).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(words);
    }

    private Run fleet(String table) throws IOException {
        Path rooms = Files.writeString(folder.resolve("rooms.csv"), table);
        return Run.of(
                "fleet",
                rooms.toString(),
                "--profile",
                folder.resolve("room.yaml").toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private String out(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }
}
