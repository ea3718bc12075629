#!/bin/sh
# Makes ../resources/dev/qiao/testkit/clip.mp4, the film that the fake server gives as the result of
# every video task: 3 seconds of H.264 with a moving pattern and a soft tone, playable everywhere
# (yuv420p, index at the front). The file is checked in; the build needs no ffmpeg.
# Run it by hand after a change, with ffmpeg 5 or later:  sh make-clip.sh
set -eu
cd "$(dirname "$0")"
target=../resources/dev/qiao/testkit/clip.mp4

# A dusk sky, a sun that sets in an arc and a bar that grows with time: one formula per channel, no
# font and no other file. "bitexact" and "one thread" keep two runs of one ffmpeg equal.
ffmpeg -y -hide_banner -loglevel error \
  -f lavfi -i "color=size=320x180:rate=15:duration=3,format=gbrp,geq=\
r='if(lt(hypot(X-40-T*80,Y-70-pow(T-1.5,2)*16),22),255,60+Y/2)':\
g='if(lt(hypot(X-40-T*80,Y-70-pow(T-1.5,2)*16),22),220,if(gt(Y,140)*lt(X,T*107),200,50+Y/3))':\
b='if(lt(hypot(X-40-T*80,Y-70-pow(T-1.5,2)*16),22),120,150-Y/3)'" \
  -f lavfi -i "sine=frequency=440:sample_rate=22050:duration=3,volume=0.2" \
  -threads 1 \
  -c:v libx264 -preset veryslow -crf 30 -profile:v main -pix_fmt yuv420p -g 45 \
  -c:a aac -b:a 16k -ac 1 \
  -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
  -movflags +faststart -shortest "$target"

size=$(wc -c < "$target")
echo "$target: $size bytes"
test "$size" -le 30720
