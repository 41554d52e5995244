package io.rostrum.capture.device;

import io.rostrum.encoder.ffmpeg.Natives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Asks one of FFmpeg's inputs which devices it could open. */
final class FfmpegDevices {
    private FfmpegDevices() {}

    /**
     * One device.
     *
     * @param name as FFmpeg opens it
     * @param description for people
     * @param sound whether it gives sound, where FFmpeg says so
     */
    record Entry(String name, String description, boolean sound) {}

    /** The devices of an input; none if it has no list or its service does not answer. */
    static List<Entry> list(String format, Map<String, String> options) {
        Natives.load();
        avdevice.avdevice_register_all();
        AVInputFormat input = avformat.av_find_input_format(format);
        if (input == null || input.isNull()) {
            return List.of();
        }
        AVDictionary dictionary = new AVDictionary(null);
        AVDeviceInfoList found = new AVDeviceInfoList(null);
        try {
            options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
            int count = avdevice.avdevice_list_input_sources(input, (String) null, dictionary, found);
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(entry(found.devices(i)));
            }
            return entries;
        } finally {
            avdevice.avdevice_free_list_devices(found);
            avutil.av_dict_free(dictionary);
        }
    }

    private static Entry entry(AVDeviceInfo device) {
        boolean sound = device.nb_media_types() > 0 && device.media_types().get() == avutil.AVMEDIA_TYPE_AUDIO;
        return new Entry(
                device.device_name().getString(), device.device_description().getString(), sound);
    }
}
